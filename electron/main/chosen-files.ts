import { readFile, stat, writeFile } from 'node:fs/promises';
import type { AskedFile, BesideFile } from '#shared/contract/host-protocol.ts';
import { AppError } from '#shared/errors.ts';

type Dialogs = Pick<typeof Electron.dialog, 'showOpenDialog' | 'showSaveDialog'>;

/**
 * Files that the person chooses in the system's own dialog; nobody else ever names a path. The folder that
 * was used last comes back by itself: the system remembers it.
 */
export function chosenFiles(dialog: Dialogs) {
  const filters = ({ kind, extension }: AskedFile) => [{ name: kind, extensions: [extension] }];
  return {
    /**
     * `beside` is written next to the chosen file. @returns whether one was chosen. Rejects with AppError
     * `storage` when it cannot be written.
     */
    save: async (
      file: AskedFile,
      text: string,
      beside: BesideFile | null = null,
    ): Promise<boolean> => {
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: file.name,
        filters: filters(file),
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (canceled || !filePath) return false;
      const write = (place: string, written: string) =>
        writeFile(place, written, 'utf8').catch((cause: unknown) => {
          throw new AppError('storage', 'The file could not be written.', {
            cause,
            remedy: 'Choose another folder, or make room on the disk.',
          });
        });
      await write(filePath, text);
      if (beside !== null) await write(`${filePath}.${beside.extension}`, beside.text);
      return true;
    },
    /** The text of the chosen file, or null. Rejects with AppError when it is too large or cannot be read. */
    read: async (file: AskedFile, mostBytes: number): Promise<string | null> => {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        filters: filters(file),
        properties: ['openFile'],
      });
      const [chosen] = filePaths;
      if (canceled || chosen === undefined) return null;
      const unreadable = (cause: unknown): never => {
        throw new AppError('storage', 'The file could not be read.', {
          cause,
          remedy: 'Choose another file.',
        });
      };
      const { size } = await stat(chosen).catch(unreadable);
      if (size > mostBytes) {
        throw new AppError('bad-input', `This file is too large for ${file.kind}.`, {
          remedy: 'Choose the file that was exported from Tidewatch.',
        });
      }
      return readFile(chosen, 'utf8').catch(unreadable);
    },
  };
}
