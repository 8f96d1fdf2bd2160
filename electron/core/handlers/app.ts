import type { appContract, Settings, Strip } from '#shared/contract/app.ts';
import type { Policy } from '#shared/domain/policy.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { Host } from '../host.ts';
import type { LinkOpener } from '../links.ts';
import type { NoticeStore } from '../store/notice-store.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import type { HandlersOf } from './handler.ts';

interface AppHandlerParts {
  readonly host: Host;
  readonly links: LinkOpener;
  readonly notices: NoticeStore;
  readonly settings: SettingsStore;
  readonly policy: Policy;
  readonly strip: () => Strip;
  readonly lookNow: (tenantId: TenantId | null) => void;
  readonly setVisible: (ids: readonly TenantId[]) => void;
  readonly onNotices: () => void;
  readonly onSettings: () => Promise<void>;
}

/** Settings the machine's policy has the last word on. */
function managedBy(policy: Policy): (keyof Settings)[] {
  const names = ['clientId', 'homeTenantId'] as const;
  return names.filter((name) => policy[name] !== undefined);
}

export function appHandlers(parts: AppHandlerParts): HandlersOf<typeof appContract> {
  const { host, links, notices, settings, policy } = parts;
  const managed = managedBy(policy);

  const effective = (): Settings => {
    const { clientId, homeTenantId } = policy;
    return {
      ...settings.get(),
      ...(clientId !== undefined && { clientId }),
      ...(homeTenantId !== undefined && { homeTenantId }),
    };
  };

  return {
    'app.strip': () => parts.strip(),
    'app.notices': () => notices.list(),
    'app.dismissNotice': ({ id }) => {
      notices.dismiss(id);
      parts.onNotices();
      return null;
    },
    'settings.get': () => ({ settings: effective(), managed }),
    'settings.set': async (change) => {
      const locked = managed.find((name) => change[name] !== undefined);
      if (locked) {
        throw new AppError('refused', `"${locked}" is set by the policy of this computer.`, {
          remedy: 'Ask the administrator who manages Tidewatch here.',
        });
      }
      settings.set(change);
      await parts.onSettings();
      return null;
    },
    'sync.now': ({ tenantId }) => {
      parts.lookNow(tenantId);
      return null;
    },
    'sync.visible': ({ tenantIds }) => {
      parts.setVisible(tenantIds);
      return null;
    },
    'links.preview': ({ target }) => links.preview(target),
    'links.open': async ({ target }) => {
      await links.open(target);
      return null;
    },
    'links.copy': async ({ target }) => {
      await links.copy(target);
      return null;
    },
    'app.copyText': async ({ text }) => {
      await host.copyText(text);
      return null;
    },
  };
}
