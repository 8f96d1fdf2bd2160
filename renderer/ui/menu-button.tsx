import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useWayBack } from './way-back.ts';
import '../styles/menu.css';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  /** Beside the label, at the end of the line. */
  readonly note?: ReactNode;
  /** One of several that exclude each other: whether it is the one. */
  readonly checked?: boolean;
  /** A key that chooses it while the menu is open. */
  readonly press?: string;
  readonly run: () => void;
}

interface MenuButtonProps {
  readonly name: string;
  readonly children: ReactNode;
  readonly title?: string;
  /** Groups of items, divided by a line. */
  readonly groups: readonly (readonly MenuItem[])[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** A button with a menu below it: arrows move, Enter and the keys printed beside items choose, Esc closes. */
export function MenuButton({ name, children, title, groups, open, onOpen }: MenuButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const back = useWayBack(open, button);
  const close = () => {
    onOpen(false);
    back();
  };
  return (
    <div
      ref={place}
      className="menu-place"
      onBlur={({ relatedTarget }) => {
        if (open && !(relatedTarget instanceof Node && place.current?.contains(relatedTarget)))
          onOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className="plain-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={name}
        title={title}
        onClick={() => onOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onOpen(true);
        }}
      >
        {children}
      </button>
      {open && <MenuItems id={id} name={name} groups={groups} onClose={close} />}
    </div>
  );
}

interface MenuItemsProps extends Pick<MenuButtonProps, 'groups' | 'name'> {
  readonly id: string;
  readonly onClose: () => void;
}

function MenuItems({ id, name, groups, onClose }: MenuItemsProps) {
  const menu = useRef<HTMLDivElement>(null);
  const lines = () => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
  ];
  useEffect(() => {
    const chosen = menu.current?.querySelector<HTMLElement>('[aria-checked="true"]');
    (chosen ?? menu.current?.querySelector<HTMLElement>('[role^="menuitem"]'))?.focus();
  }, []);
  const choose = (item: MenuItem) => {
    onClose(); // first: what it opens may take the focus
    item.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const all = lines();
    const at = all.findIndex((line) => line === document.activeElement);
    const to = (place: number) => all[(place + all.length) % all.length]?.focus();
    const pressed = groups.flat().find(({ press }) => press === event.key);
    if (event.key === 'ArrowDown') to(at + 1);
    else if (event.key === 'ArrowUp') to(at - 1);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (pressed) choose(pressed);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={menu} id={id} role="menu" aria-label={name} className="menu" onKeyDown={onKey}>
      {groups
        .filter((items) => items.length > 0)
        .map((items) => (
          <div role="group" className="menu-group" key={items[0]?.key}>
            {items.map((item) => (
              <button
                key={item.key}
                type="button"
                role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={item.checked}
                aria-keyshortcuts={item.press}
                tabIndex={-1}
                className="menu-item"
                onClick={() => choose(item)}
              >
                <kbd aria-hidden="true">{item.press}</kbd>
                <span className="menu-label">{item.label}</span>
                <span className="menu-note">{item.note}</span>
              </button>
            ))}
          </div>
        ))}
    </div>
  );
}
