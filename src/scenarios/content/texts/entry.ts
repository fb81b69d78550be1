/** A written entry. Paragraphs of `text` are parted by a blank line. */
export interface Entry {
  title: string;
  titleEn: string;
  text: string;
  /** one or two sentences in Chinese, for a card */
  summary: string;
  summaryEn: string;
}
