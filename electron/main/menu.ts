import type { MenuItemConstructorOptions } from 'electron';

interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly devTools: boolean;
}

/**
 * Editing, size of the text and the window. The work itself has its own commands in the page; what is
 * here is what a system expects of every application.
 */
export function menuTemplate({ platform, devTools }: MenuParts): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  if (devTools) view.push({ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' });
  return [
    platform === 'darwin' ? { role: 'appMenu' } : { label: 'File', submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
  ];
}
