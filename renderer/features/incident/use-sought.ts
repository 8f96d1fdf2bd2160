import { type RefObject, useEffect } from 'react';
import type { IncidentPart } from '#shared/domain/telling/event.ts';
import { useIncident } from './incident-context.ts';
import { isOpenShown } from './incident-slice.ts';

/**
 * Brings the part of the incident that something told led to into sight, once, with the focus on its newest
 * line where it marks one (`data-newest`), else on `place`. Undefined: nothing leads here.
 */
export function useSought(
  part: IncidentPart | undefined,
  place: RefObject<HTMLElement | null>,
): void {
  const isSought = useIncident((state) => state.sought === part && isOpenShown(state));
  const found = useIncident((state) => state.found);
  useEffect(() => {
    const element = place.current;
    if (!isSought || part === undefined || !element) return;
    if (element.parentElement instanceof HTMLDetailsElement) element.parentElement.open = true;
    const target = element.parentElement?.querySelector<HTMLElement>('[data-newest]') ?? element;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'start' });
    found();
  }, [isSought, part, place, found]);
}
