// Compile-time only: the stand-in may lack members of Electron's API but may not invent any.
import type * as Real from 'electron';
import type * as Ours from './electron.ts';

type Invented<O, R, Allowed = never> = Record<
  Exclude<keyof O, keyof R | Allowed>,
  'not in Electron'
>;
const none = {};
export const app: Invented<typeof Ours.app, Real.App, 'found' | 'started' | 'willStart'> = none;
export const browserWindow: Invented<Ours.BrowserWindow, Real.BrowserWindow> = none;
export const browserWindowStatics: Invented<typeof Ours.BrowserWindow, typeof Real.BrowserWindow> =
  none;
export const webContents: Invented<
  ReturnType<typeof Ours.webContents.getAllWebContents>[number],
  Real.WebContents,
  'targetId' | 'mayNavigate' | 'cdp' | 'gone'
> = none;
export const ipcMain: Invented<typeof Ours.ipcMain, Real.IpcMain, 'run'> = none;
export const protocol: Invented<typeof Ours.protocol, Real.Protocol> = none;
export const session: Invented<typeof Ours.session.defaultSession, Real.Session> = none;
export const shell: Invented<typeof Ours.shell, Real.Shell> = none;
export const dialog: Invented<typeof Ours.dialog, Real.Dialog> = none;
export const safeStorage: Invented<typeof Ours.safeStorage, Real.SafeStorage> = none;
export const nativeTheme: Invented<typeof Ours.nativeTheme, Real.NativeTheme, 'apply'> = none;
export const menu: Invented<Ours.Menu, Real.Menu> = none;
export const tray: Invented<Ours.Tray, Real.Tray, 'menu'> = none;
export const port: Invented<Ours.MessagePortMain, Real.MessagePortMain, 'take'> = none;
export const utilityProcess: Invented<
  ReturnType<typeof Ours.utilityProcess.fork>,
  Real.UtilityProcess
> = none;
export const powerMonitor: Invented<typeof Ours.powerMonitor, Real.PowerMonitor> = none;
export const net: Invented<typeof Ours.net, Real.Net> = none;
