/** Decided here and not by a switch: where the profile is, and how we speak with Chromium. */
const OURS = new Set(['user-data-dir', 'inspect', 'no-sandbox', 'headless']);

/** `app.commandLine`. Electron lower-cases the names. */
export class CommandLine {
  readonly #switches = new Map<string, string>();

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name.toLowerCase(), value);
  }
  hasSwitch(name: string): boolean {
    return this.#switches.has(name.toLowerCase());
  }
  getSwitchValue(name: string): string {
    return this.#switches.get(name.toLowerCase()) ?? '';
  }

  /** What Chromium is started with. */
  forChromium(): string[] {
    return [...this.#switches]
      .filter(([name]) => !OURS.has(name))
      .map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`));
  }
}
