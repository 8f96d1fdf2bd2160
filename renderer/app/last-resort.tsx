import { Component, type ReactNode } from 'react';

interface LastResortProps {
  readonly children: ReactNode;
  readonly onCopy: (text: string) => void;
}

interface LastResortState {
  readonly error: Error | null;
}

/** Catches what no part of the page foresaw. Nothing recorded is lost: it lives in core. */
export class LastResort extends Component<LastResortProps, LastResortState> {
  override state: LastResortState = { error: null };

  static getDerivedStateFromError(error: unknown): LastResortState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="last-resort" role="alert">
        <h1>This window ran into something unforeseen</h1>
        <p>Nothing you recorded is lost. Open the window again; if it comes back, tell support.</p>
        <div className="dialog-actions">
          <button type="button" className="plain-button" onClick={() => location.reload()}>
            Open again
          </button>
          <button
            type="button"
            className="plain-button"
            onClick={() =>
              this.props.onCopy(`${error.message}\n${error.stack ?? ''}`.slice(0, 20_000))
            }
          >
            Copy for support
          </button>
        </div>
      </main>
    );
  }
}
