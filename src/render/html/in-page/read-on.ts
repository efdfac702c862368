/// <reference lib="dom" />
/**
 * The few lines of script in a page. Nothing in it is needed to read: without them each call leads to its note at
 * the end and back. With them the notes stand beside their calls where the style sheet has room for that (it says
 * so with `--notes-stand: margin`), and open over the text where it has none; the contents show where one is.
 *
 * The function is put into the page as its own source, so it is whole in itself and leaves no ends outside.
 */
export function readOn(): void {
  const root = document.documentElement;
  root.classList.add('scripted');
  // Else a font is sent for when the first frame is laid out, which is too late for that frame.
  for (const font of document.fonts) font.load().catch(() => undefined);

  document.addEventListener('DOMContentLoaded', () => {
    const main = document.querySelector('main');
    const section = document.querySelector<HTMLElement>('.notes[data-stand]');
    const notes = [...document.querySelectorAll<HTMLElement>('.notes[data-stand] > .notes-list > li')];
    const named = (hash: string): HTMLElement | null =>
      document.getElementById(decodeURIComponent(hash.slice(1)));
    const calls = notes.map((note) => {
      const back = note.querySelector<HTMLAnchorElement>('a.way-back');
      const call = back && named(back.hash);
      return call && !section?.contains(call) ? call : undefined;
    });
    const inMargin = (): boolean =>
      section !== null && getComputedStyle(section).getPropertyValue('--notes-stand').trim() === 'margin';

    /** Each note beside its call, or below the note before it; what has come out below the text makes it longer. */
    const placeNotes = (): void => {
      if (!section || !inMargin()) return;
      const top = section.getBoundingClientRect().top;
      const heights = notes.map(({ offsetHeight }) => offsetHeight);
      const wanted = calls.map((call) => (call ? call.getBoundingClientRect().top - top : 0));
      const gap = Number.parseFloat(getComputedStyle(section).getPropertyValue('row-gap')) || 0;
      const places: number[] = [];
      let end = -gap;
      for (const [index, height] of heights.entries()) {
        const place = Math.round(Math.max(wanted[index] ?? 0, end + gap));
        places.push(place);
        end = place + height;
      }
      for (const [index, note] of notes.entries())
        note.style.setProperty('--note-place', `${places[index]}px`);
      section.style.setProperty('--notes-end', `${Math.ceil(end)}px`);
    };

    /** Only what can be scrolled is a stop for the keyboard. */
    const scrollers = [...document.querySelectorAll<HTMLElement>('[data-scroller]')];
    const setStops = (): void => {
      const wide = scrollers.map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
      for (const [index, scroller] of scrollers.entries()) {
        if (wide[index]) scroller.tabIndex = 0;
        else scroller.removeAttribute('tabindex');
      }
    };

    /** Below its call or above it, where there is more room; the style sheet does the rest. */
    const setBy = (note: HTMLElement, call: HTMLElement): void => {
      const { left, right, top, bottom } = call.getBoundingClientRect();
      const below = innerHeight - bottom >= top;
      note.classList.toggle('above', !below);
      note.style.setProperty('--call-edge', `${Math.round((below ? bottom : top) + scrollY)}px`);
      note.style.setProperty('--call-middle', `${Math.round((left + right) / 2 + scrollX)}px`);
      note.style.setProperty('--note-room', `${Math.round(below ? innerHeight - bottom : top)}px`);
    };

    /** By a note the call from which the reader has come to it. */
    const origins = new Map<HTMLElement, HTMLElement>();

    const show = (note: HTMLElement, call: HTMLElement): boolean => {
      const beside = inMargin();
      if (!section?.contains(note)) return false;
      // In the list itself the note is near; a list with a hole in it would be odd.
      if (!beside && section.contains(call) && !call.closest(':popover-open')) return false;
      if (!beside && typeof note.showPopover !== 'function') return false;
      note.tabIndex = -1;
      if (!beside) {
        note.popover = 'auto';
        setBy(note, call);
        note.showPopover({ source: call });
      }
      origins.set(note, call);
      const { top, bottom } = note.getBoundingClientRect();
      note.focus({ preventScroll: !beside || (top >= 0 && bottom <= innerHeight) });
      return true;
    };

    /** From a note back to the call that led to it. */
    const goBack = (note: HTMLElement): void => {
      if (note.matches(':popover-open')) note.hidePopover();
      origins.get(note)?.focus();
      origins.delete(note);
    };

    document.addEventListener('click', (event) => {
      if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey) return;
      if (event.shiftKey || event.altKey || !(event.target instanceof Element)) return;
      const link = event.target.closest<HTMLAnchorElement>('a[href^="#"]');
      const around = link?.closest<HTMLElement>('.notes-list > li');
      if (link?.matches('.call > a')) {
        const note = named(link.hash);
        if (note && show(note, link)) event.preventDefault();
      } else if (link && around && link.matches('.way-back')) {
        if (`#${origins.get(around)?.id}` === link.hash) {
          event.preventDefault();
          goBack(around);
        } else if (around.matches(':popover-open')) around.hidePopover();
      }
    });
    document.addEventListener('keydown', (event) => {
      const note =
        event.target instanceof Element ? event.target.closest<HTMLElement>('.notes-list > li') : null;
      if (event.key === 'Escape' && note && !note.matches(':popover-open')) goBack(note);
    });
    for (const note of notes) {
      let isRead = false;
      note.addEventListener('beforetoggle', () => {
        isRead = note.contains(document.activeElement);
      });
      note.addEventListener('toggle', (event) => {
        if (event.newState !== 'closed') return;
        note.removeAttribute('popover');
        note.removeAttribute('tabindex');
        // The browser gives the focus back by itself, but not from a note that was opened from another.
        if (isRead && document.activeElement === document.body) goBack(note);
      });
      note.addEventListener('focusout', ({ relatedTarget }) => {
        const isLeft = relatedTarget instanceof Node && !note.contains(relatedTarget);
        const next = isLeft && relatedTarget instanceof Element && relatedTarget.closest(':popover-open');
        if (isLeft && !next && note.matches(':popover-open')) note.hidePopover();
      });
    }

    /** Marks the entry of the contents in whose section the reader is. */
    const contents = document.querySelector<HTMLElement>('.contents');
    const entries = [...(contents?.querySelectorAll<HTMLAnchorElement>('a[href^="#"]') ?? [])].flatMap(
      (link) => {
        const target = named(link.hash);
        return target ? [{ link, target }] : [];
      },
    );
    let current: HTMLAnchorElement | undefined;
    const follow = (): void => {
      if (!contents || getComputedStyle(contents).position !== 'sticky') return;
      const line = innerHeight / 4;
      let [from, to] = [0, entries.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((entries[middle]?.target.getBoundingClientRect().top ?? 0) <= line) from = middle + 1;
        else to = middle;
      }
      const link = entries[from - 1]?.link;
      if (link === current) return;
      current?.removeAttribute('aria-current');
      link?.setAttribute('aria-current', 'true');
      current = link;
      if (!link) return;
      const [around, own] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
      if (own.top < around.top || own.bottom > around.bottom)
        contents.scrollTop += own.top - around.top - around.height / 3;
    };
    let waits = false;
    document.addEventListener(
      'scroll',
      () => {
        if (waits) return;
        waits = true;
        requestAnimationFrame(() => {
          waits = false;
          follow();
        });
      },
      { passive: true },
    );

    const details = contents?.querySelector('details');
    let isFirst = true;
    const settle = (): void => {
      placeNotes();
      setStops();
      follow();
      if (!isFirst) return;
      isFirst = false;
      if (details && contents && getComputedStyle(contents).position === 'sticky') details.open = true;
      section?.classList.add('placed');
      // The note that the address names stands elsewhere now.
      if (location.hash.startsWith('#note-')) named(location.hash)?.scrollIntoView({ block: 'center' });
    };
    if (main) new ResizeObserver(settle).observe(main);
    else settle();
  });
}
