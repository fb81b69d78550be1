import type { DocumentTemplate } from '../../../platform/documents/render-typst.ts';

/** A catalogue of works: A4, a title page, then a part a category and level; pictures as wide as the text or two abreast. */
export const catalogueTemplate: DocumentTemplate = {
  typefaces: ['title', 'body', 'kai', 'black'],
  source: String.raw`
#let data = json(bytes(sys.inputs.data))
#let faces = json(bytes(sys.inputs.faces))
#let face(key) = (font: faces.at(key).font, weight: faces.at(key).weight)
#let ink = rgb("#a3281e")
#let soft = rgb("#6b645a")

#set document(title: data.title, date: auto)
#set page(paper: "a4", margin: (x: 24mm, top: 26mm, bottom: 24mm), footer: context { if here().page() > 1 { align(center, text(size: 9pt, fill: soft)[#counter(page).display()]) } })
#set text(..face("body"), size: 11pt, lang: data.lang, region: if data.lang == "zh" { "cn" } else { none }, fill: rgb("#1f1b16"))
#set par(justify: true, leading: 0.9em, spacing: 0.9em)
#show heading.where(level: 1): it => { pagebreak(weak: true); block(below: 8mm, text(..face("title"), size: 22pt, fill: ink, it.body)) }
#show heading.where(level: 2): it => block(above: 8mm, below: 5mm, text(..face("black"), size: 14pt, it.body))

#v(1fr)
#align(center, text(..face("title"), size: 32pt, fill: ink, data.title))
#v(6mm)
#align(center, text(size: 15pt, data.subtitle))
#v(2fr)
#align(center, text(size: 12pt, fill: soft)[#data.issuer \ #data.date])
#pagebreak()

// A picture comes as an SVG that holds it: the one form in which a document takes pictures without files.
#let picture(svg, height) = align(center, image(bytes(svg), format: "svg", height: height, width: 100%, fit: "contain"))
#let work(each, height) = block(breakable: false, width: 100%, {
  if each.picture != none { picture(each.picture, height); v(2mm) }
  par(justify: false, text(..face("black"), size: 12pt, each.title))
  if each.credit != "" { par(justify: false, text(..face("kai"), size: 10pt, fill: soft, each.credit)) }
  if each.caption != "" { par(text(size: 10pt, each.caption)) }
  if each.note != "" { par(text(size: 9pt, fill: soft, each.note)) }
  v(5mm)
})

#for part in data.parts {
  heading(level: 1, part.title)
  for level in part.levels {
    heading(level: 2, level.title)
    if level.works.len() > 0 and level.works.all(each => each.picture == none) {
      for each in level.works {
        block(breakable: true, { work(each, 0mm); if each.text != "" { for line in each.text.split("\n") { if line != "" { par(first-line-indent: (amount: if data.lang == "zh" { 2em } else { 0em }, all: true), line) } }; v(6mm) } })
      }
    } else if level.works.len() <= 2 {
      for each in level.works { work(each, 88mm) }
    } else {
      grid(columns: (1fr, 1fr), column-gutter: 8mm, ..level.works.map(each => work(each, 52mm)))
    }
  }
}
`,
};
