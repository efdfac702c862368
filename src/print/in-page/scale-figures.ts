/// <reference lib="dom" />
/**
 * Makes everything that cannot be broken fit the type area: pictures that would be higher than a page with
 * their caption, tables that would be wider than it, rows that would be higher. Runs inside the browser.
 */
export function scaleFigures(typeArea: { width: number; height: number }): void {
  /** The notes that are called in something, and in those notes. */
  const notesOf = (element: Element, found = new Set<Element>()): Set<Element> => {
    for (const call of element.querySelectorAll('.call > a')) {
      const note = document.getElementById(call.getAttribute('href')?.slice(1) ?? '');
      if (!note?.classList.contains('note') || found.has(note)) continue;
      found.add(note);
      notesOf(note, found);
    }
    return found;
  };
  for (const image of document.querySelectorAll('img')) {
    const paragraph = image.closest('p');
    const isAlone = paragraph?.textContent.trim() === '' && paragraph.querySelectorAll('img').length === 1;
    // A paragraph that is but a picture is no text: nothing is indented, and no line has room below it.
    if (isAlone) paragraph.style.textIndent = '0';
    // What is high among text stands by itself, where the text would be too high to be kept in one piece.
    const isHigh =
      paragraph !== null &&
      paragraph.getBoundingClientRect().height > typeArea.height / 2 &&
      image.getBoundingClientRect().height > typeArea.height / 8;
    if (isAlone || isHigh) image.style.display = 'block';
    // Chromium takes a paragraph with a block in it for a nameless box, unless it says what it is.
    if (isHigh && !isAlone) paragraph.setAttribute('role', 'paragraph');
    const figure = image.closest('figure') ?? image;
    let rest = figure.getBoundingClientRect().height - image.getBoundingClientRect().height;
    // Within a line, the letters beside it reach below its foot.
    if (figure === image && !isAlone && !isHigh)
      rest += Number.parseFloat(getComputedStyle(image.parentElement ?? image).lineHeight) || 0;
    // What the boxes around it add above and below; in a box with an edge, margins stay within it.
    let isWithinEdges = false;
    for (
      let around = figure.parentElement;
      around && around !== document.body;
      around = around.parentElement
    ) {
      const style = getComputedStyle(around);
      for (const length of [
        style.paddingTop,
        style.paddingBottom,
        style.borderTopWidth,
        style.borderBottomWidth,
      ]) {
        rest += Number.parseFloat(length) || 0;
        isWithinEdges ||= Number.parseFloat(length) > 0;
      }
    }
    const { marginTop, marginBottom } = getComputedStyle(figure);
    if (isWithinEdges) rest += (Number.parseFloat(marginTop) || 0) + (Number.parseFloat(marginBottom) || 0);
    // The notes of its caption stand on its page; of long ones, the beginnings.
    let notesHeight = 0;
    for (const note of notesOf(figure)) notesHeight += note.getBoundingClientRect().height;
    if (notesHeight > 0) rest += Math.min(typeArea.height / 3, notesHeight + 40);
    const room = Math.max(typeArea.height / 4, typeArea.height - rest - 1);
    // The indent of a paragraph is not taken off what it has in its first line.
    const indent = paragraph ? Number.parseFloat(getComputedStyle(paragraph).textIndent) || 0 : 0;
    if (indent > 0) image.style.maxWidth = `calc(100% - ${indent}px)`;
    if (image.getBoundingClientRect().height <= room) continue;
    image.style.maxHeight = `${Math.floor(room)}px`;
    image.style.width = 'auto';
    image.style.objectFit = 'contain';
  }
  // The rule above the notes and four of their lines: two for what goes on, two for what begins.
  const ROOM_FOR_NOTES = 80;
  for (const table of document.querySelectorAll('table')) {
    // By the hair: what is wider than the page makes Chromium set the whole document smaller.
    const around = table.parentElement ?? document.body;
    const style = getComputedStyle(around);
    const sides = [style.paddingLeft, style.paddingRight, style.borderLeftWidth, style.borderRightWidth];
    const room = sides.reduce(
      (left, side) => left - (Number.parseFloat(side) || 0),
      around.getBoundingClientRect().width,
    );
    for (const size of [0.92, 0.84, 0.76, 0.68]) {
      if (table.getBoundingClientRect().width <= room + 0.02) break;
      table.style.fontSize = `${size}em`;
    }
    if (table.getBoundingClientRect().width > room + 0.02) {
      table.style.tableLayout = 'fixed';
      table.style.overflowWrap = 'anywhere';
    }
    const head = table.tHead?.getBoundingClientRect().height ?? 0;
    // A long note of one row goes on below the next, and no page of notes can stand between them.
    const forNotes = notesOf(table).size > 0 ? ROOM_FOR_NOTES : 0;
    const isTooHigh = [...table.rows].some(
      (row) => row.getBoundingClientRect().height > typeArea.height - head - forNotes - 1,
    );
    // Cells side by side cannot be broken line by line, so what no page holds is set as blocks.
    if (isTooHigh) table.classList.add('unrolled');
  }
}
