// Compile time only: the stand-in may lack members of Electron's API, but may not invent any.
import type * as Real from 'electron';
import type * as Ours from './electron.ts';
import type * as Utility from './utility-electron.ts';

type Invented<O, R, Allowed = never> = Record<Exclude<keyof O, keyof R | Allowed>, 'not Electron'>;
type Contents = ReturnType<typeof Ours.webContents.getAllWebContents>[number];
type Child = ReturnType<typeof Ours.utilityProcess.fork>;
type AppOurs = 'found' | 'started' | 'willStart';
type ContentsOurs = 'targetId' | 'mayNavigate' | 'gone' | 'emulateColours';
type SessionOurs = 'handlerOf' | 'mayRequest' | 'presetPermissions';

const nothing = {};
/** Each member is empty, or this file does not compile. */
export const invented: {
  app: Invented<typeof Ours.app, Real.App, AppOurs>;
  browserWindow: Invented<Ours.BrowserWindow, Real.BrowserWindow>;
  browserWindowStatics: Invented<typeof Ours.BrowserWindow, typeof Real.BrowserWindow>;
  clipboard: Invented<typeof Ours.clipboard, Real.Clipboard>;
  commandLine: Invented<typeof Ours.app.commandLine, Real.CommandLine, 'forChromium'>;
  contents: Invented<Contents, Real.WebContents, ContentsOurs>;
  dialog: Invented<typeof Ours.dialog, Real.Dialog>;
  ipcMain: Invented<typeof Ours.ipcMain, Real.IpcMain, 'run'>;
  menu: Invented<typeof Ours.Menu, typeof Real.Menu>;
  nativeImage: Invented<typeof Ours.nativeImage, typeof Real.nativeImage>;
  nativeTheme: Invented<typeof Ours.nativeTheme, Real.NativeTheme, 'applyTo'>;
  net: Invented<typeof Utility.net, Real.Net>;
  notification: Invented<InstanceType<typeof Ours.Notification>, Real.Notification>;
  notificationStatics: Invented<typeof Ours.Notification, typeof Real.Notification>;
  powerMonitor: Invented<typeof Ours.powerMonitor, Real.PowerMonitor>;
  protocol: Invented<typeof Ours.protocol, Real.Protocol>;
  safeStorage: Invented<typeof Ours.safeStorage, Real.SafeStorage>;
  screen: Invented<typeof Ours.screen, Real.Screen>;
  session: Invented<typeof Ours.session.defaultSession, Real.Session, SessionOurs>;
  shell: Invented<typeof Ours.shell, Real.Shell>;
  tray: Invented<InstanceType<typeof Ours.Tray>, Real.Tray>;
  utilityProcess: Invented<Child, Real.UtilityProcess>;
} = {
  app: nothing,
  browserWindow: nothing,
  browserWindowStatics: nothing,
  clipboard: nothing,
  commandLine: nothing,
  contents: nothing,
  dialog: nothing,
  ipcMain: nothing,
  menu: nothing,
  nativeImage: nothing,
  nativeTheme: nothing,
  net: nothing,
  notification: nothing,
  notificationStatics: nothing,
  powerMonitor: nothing,
  protocol: nothing,
  safeStorage: nothing,
  screen: nothing,
  session: nothing,
  shell: nothing,
  tray: nothing,
  utilityProcess: nothing,
};
