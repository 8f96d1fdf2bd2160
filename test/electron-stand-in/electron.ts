// What `electron` means while the stand-in runs the app.
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { webContents } from './web-contents.ts';
export { ipcMain } from './ipc-main.ts';
export { net, protocol, session } from './session.ts';
export {
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  screen,
  shell,
  Tray,
} from './desktop.ts';
export { safeStorage } from './safe-storage.ts';
export { MessageChannelMain, MessagePortMain } from './ports.ts';
export { utilityProcess } from './utility-process.ts';
