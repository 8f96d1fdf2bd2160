/** A list written as one text, items parted by commas; keeps long lists readable in the source. */
export function words(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}
