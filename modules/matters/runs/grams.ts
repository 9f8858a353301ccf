/** What a name can be found by: each of its characters and each two that stand together; Chinese has no spaces to cut at. */

/** Of a text that is looked for, the longer ones alone: what holds both neighbours holds each of them. */
export const gramsSought = (text: string): string[] => gramsOfLength(text, Math.min(2, [...text].length));

export const gramsOf = (name: string): string[] => [...gramsOfLength(name, 1), ...gramsOfLength(name, 2)];

function gramsOfLength(text: string, length: number): string[] {
  const characters = [...text];
  const last = characters.length - length;
  return [...new Set(characters.slice(0, last + 1).map((_, at) => characters.slice(at, at + length).join('')))];
}
