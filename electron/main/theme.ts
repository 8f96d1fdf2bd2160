import type { NativeTheme } from 'electron';
import type { Theme } from '#shared/domain/theme.ts';

/** What the system's own parts (menus, scroll bars, boxes) follow. High contrast is dark beneath. */
export function themeSource(theme: Theme): NativeTheme['themeSource'] {
  return theme === 'high-contrast' ? 'dark' : theme;
}
