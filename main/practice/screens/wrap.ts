import { textWidth, type TextStyle } from './text';

/** One paragraph in lines no wider than that; broken at spaces where there are any. */
function wrapParagraph(paragraph: string, width: number, style: TextStyle): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/(?<= )/)) {
    if (line !== '' && textWidth((line + word).trimEnd(), style) > width) {
      lines.push(line);
      line = '';
    }
    // A word longer than a line is cut.
    for (const character of word) {
      if (character !== ' ' && textWidth(line + character, style) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line];
}

/** Typed text in lines that fit. */
export function wrapped(text: string, width: number, style: TextStyle): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, style));
}
