import type { DocumentTemplate } from './render-typst.ts';

/** A certificate: A4 across, a double rule, the title, who it is for, what it says, and at the foot number, code and issuer. */
export const certificateTemplate: DocumentTemplate = {
  typefaces: ['title', 'body', 'kai', 'black'],
  source: String.raw`
#let data = json(bytes(sys.inputs.data))
#let faces = json(bytes(sys.inputs.faces))
#let face(key) = (font: faces.at(key).font, weight: faces.at(key).weight)
#let ink = rgb("#a3281e")
#let soft = rgb("#6b645a")

#set document(title: data.title, date: auto)
#set page(
  paper: "a4", flipped: true, margin: (x: 34mm, top: 30mm, bottom: 26mm),
  background: {
    place(center + horizon, rect(width: 297mm - 18mm, height: 210mm - 18mm, stroke: 2.2pt + ink))
    place(center + horizon, rect(width: 297mm - 24mm, height: 210mm - 24mm, stroke: 0.6pt + ink))
  },
)
#set text(..face("body"), size: 17pt, lang: data.lang, region: if data.lang == "zh" { "cn" } else { none }, fill: rgb("#1f1b16"))
#set par(justify: true, leading: 1.05em, spacing: 1.05em)

// One QR code, drawn from its modules: row by row, runs of dark ones as one rectangle.
#let code(rows, width) = {
  let unit = width / rows.len()
  box(width: width, height: width, {
    for (y, row) in rows.enumerate() {
      for (x, run) in row { place(top + left, dx: x * unit, dy: y * unit, rect(width: run * unit + 0.02pt, height: unit + 0.02pt, fill: black, stroke: none)) }
    }
  })
}

#for (index, each) in data.certificates.enumerate() {
  if index > 0 { pagebreak() }
  align(center, text(..face("title"), size: 38pt, fill: ink, tracking: if data.lang == "zh" { 0.35em } else { 0em }, each.title))
  v(11mm)
  if each.to != "" {
    par(first-line-indent: 0pt, text(..face("kai"), size: 21pt, each.to + if data.lang == "zh" { "：" } else { "," }))
    v(2mm)
  }
  for line in each.body.split("\n") { par(first-line-indent: (amount: if data.lang == "zh" { 2em } else { 0em }, all: true), line) }
  place(bottom, block(width: 100%, grid(
    columns: (auto, 1fr, auto), column-gutter: 6mm, align: (left + bottom, left + bottom, right + bottom),
    code(each.code, 25mm),
    { set text(size: 9.5pt, fill: soft); set par(leading: 0.6em); [#each.number \ #each.check] },
    { set par(leading: 0.8em); each.issuers.join(linebreak()); linebreak(); text(each.date) },
  )))
}
`,
};
