import type { DocumentTemplate } from './render-typst.ts';

/**
 * Layout of GB/T 9704-2012. The text block is 156 × 225 mm, 22 lines of 28 characters at 16 pt: the pitches below
 * are those two divisions, which is why characters are tracked a fifth of a point tighter than they are wide.
 */
export const officialDocumentTemplate: DocumentTemplate = {
  typefaces: ['title', 'body', 'kai', 'black'],
  source: String.raw`
#let data = json(bytes(sys.inputs.data))
#let faces = json(bytes(sys.inputs.faces))
#let face(key) = (font: faces.at(key).font, weight: faces.at(key).weight)

// A hair less than a twenty-eighth, or rounding leaves room for 27.
#let char = 156mm / 28 - 0.02pt
#let pitch = 225mm / 22
#let size = 16pt
#let ink = rgb("#e3000f")
#let lines(count) = v(count * pitch, weak: false)
#let flat(body) = par(first-line-indent: 0pt, body)

#set document(title: data.title, date: auto)
#set page(
  paper: "a4",
  margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer-descent: 7mm,
  footer: context {
    let number = text(size: 14pt, top-edge: "bounds", bottom-edge: "bounds", tracking: 0pt)[— #counter(page).display() —]
    set align(if calc.odd(here().page()) { right } else { left })
    pad(x: char, number)
  },
)
#set text(..face("body"), size: size, lang: "zh", region: "cn", tracking: char - size, top-edge: 0.88em, bottom-edge: -0.12em, cjk-latin-spacing: none)
#set par(justify: true, linebreaks: "simple", leading: pitch - size, spacing: pitch - size, first-line-indent: (amount: 2 * char, all: true))
#set block(spacing: pitch - size)

// The narrowest measure that needs no more lines than the full one, so that the last line is not a lone word.
#let balanced(width, body) = layout(area => {
  let height(w) = measure(block(width: w, body)).height
  let full = height(width)
  let (low, high) = (width / 2, width)
  while high - low > 2mm {
    let middle = (low + high) / 2
    if height(middle) > full { low = middle } else { high = middle }
  }
  align(center, block(width: high, body))
})

#let heading-title(content) = {
  set text(..face("title"), size: 22pt, tracking: 0pt)
  set par(justify: false, leading: pitch + 2pt - 22pt, first-line-indent: 0pt)
  balanced(26 * char, align(center, content.split("\n").map(line => text(line)).join(linebreak())))
}

// The mark is squeezed to the width of the block down to three fifths, as red heads are, and set smaller only below that.
#let fitted(width, height, body) = context {
  let natural = measure(text(size: height, body)).width
  let squeeze = calc.max(calc.min(width / natural, 1), 0.6)
  let fit = calc.min(width / (natural * squeeze), 1)
  scale(x: squeeze * 100%, reflow: true, text(size: height * fit, body))
}

#let spread(width, body) = box(width: width, body.clusters().join(h(1fr)))

#let issuer-mark(issuers, word) = {
  set text(..face("title"), fill: ink, tracking: 0pt, top-edge: "bounds", bottom-edge: "bounds")
  set par(first-line-indent: 0pt, justify: false, leading: 7mm, spacing: 7mm)
  if issuers.len() == 1 { align(center, fitted(154mm, 15mm, issuers.first() + word)) } else {
    context {
      let height = if issuers.len() <= 3 { 11mm } else { 8mm }
      let names = issuers.map(name => measure(text(size: height, name)).width)
      let suffix = if word == "" { 0mm } else { measure(text(size: 14mm, word)).width + 5mm }
      let width = calc.min(calc.max(..names), 154mm - suffix)
      let column = stack(spacing: 4.5mm, ..issuers.zip(names).map(((name, natural)) => {
        if natural > width { fitted(width, height, name) } else { text(size: height, spread(width, name)) }
      }))
      align(center, if word == "" { column } else {
        grid(columns: 2, column-gutter: 5mm, align: horizon, column, text(size: 14mm, word))
      })
    }
  }
}

#let data-table(each) = {
  set text(size: 12pt, tracking: 0pt)
  set par(first-line-indent: 0pt, justify: false, leading: 6pt)
  let cell(body) = align(center + horizon, body.split("\n").map(line => text(line)).join(linebreak()))
  block(above: pitch - size, below: pitch - size, width: 100%, table(
    columns: each.header.len() * (1fr,),
    stroke: 0.5pt,
    inset: (x: 4pt, y: 7pt),
    table.header(..each.header.map(title => text(..face("black"), cell(title)))),
    ..each.rows.flatten().map(cell),
  ))
}

#let level-face = ("black", "kai", "body", "body")

#let body-block(each) = {
  if each.kind == "table" { data-table(each) } else if each.kind == "heading" {
    let title = text(..face(level-face.at(each.level - 1)), each.text)
    if each.following == "" { block(sticky: true, par(title)) } else { par(title + text(each.following)) }
  } else { par(each.text) }
}

#let attachment-note(titles) = {
  lines(1)
  let note = titles.enumerate().map(((index, title)) => (
    if index == 0 [附件：],
    if titles.len() > 1 [#(index + 1).],
    par(justify: false, title),
  ))
  set par(first-line-indent: 0pt)
  block(sticky: true, grid(columns: (2 * char, 3 * char, auto, 1fr), column-gutter: (0pt, 0pt, if titles.len() > 1 { 3pt } else { 0pt }), row-gutter: pitch - size, ..note.map(row => ([], ..row)).flatten()))
}

#let stacked(..rows) = stack(spacing: pitch - size, ..rows)

// Sealed: the name centred on the date, the date four characters from the edge, room above for the seal.
#let sealed-signature(issuers, date) = {
  lines(2)
  if issuers.len() == 1 {
    context {
      let (name, day) = (measure(text(issuers.first())).width, measure(text(date)).width)
      let outside = calc.max(4 * char - calc.max(name - day, 0pt) / 2, 0pt)
      block(breakable: false, width: 100%, align(right, pad(right: outside, box(stacked(..(issuers.first(), date).map(each => align(center, text(each))))))))
    }
  } else {
    context {
      let widest = calc.max(..issuers.map(name => measure(text(name)).width))
      let columns = calc.min(issuers.len(), if widest < 51mm { 3 } else if widest < 76mm { 2 } else { 1 })
      let first = calc.rem(issuers.len(), columns)
      let cells = issuers.map(name => align(center, text(name)))
      cells.last() = stacked(cells.last(), align(center, text(date)))
      let gap = if first == 0 { 0 } else { columns - first }
      block(breakable: false, width: 100%, grid(columns: columns * (1fr,), row-gutter: 34mm, ..cells.slice(0, issuers.len() - first), ..(gap * ([],)), ..cells.slice(issuers.len() - first)))
    }
  }
}

// Not sealed: the name two characters from the edge, the date starting two characters after the name.
#let plain-signature(issuers, date) = {
  lines(1)
  context {
    let (name, day) = (measure(text(issuers.first())).width, measure(text(date)).width)
    let overhang = day + 2 * char - name
    let inset = 2 * char + calc.max(overhang, 0pt)
    let outside = 2 * char + calc.max(-overhang, 0pt)
    block(breakable: false, width: 100%, align(right, stacked(
      ..issuers.map(each => pad(right: inset, text(each))),
      pad(right: outside, text(date)),
    )))
  }
}

#let imprint(cc, office, date) = {
  set text(size: 14pt, tracking: 0pt)
  set par(first-line-indent: 0pt, leading: 9pt, spacing: 9pt)
  let rule(stroke) = line(length: 100%, stroke: stroke)
  let row(body) = pad(x: 14pt, y: 5pt, body)
  let rows = ()
  if cc != "" { rows.push(row(grid(columns: (3 * 14pt, 1fr), align: top, [抄送：], text(cc + "。")))) }
  if office != "" { rows.push(row(grid(columns: (1fr, auto), column-gutter: 1em, text(office), align(bottom, text(date + "印发"))))) }
  block(width: 100%, breakable: false, stack(rule(0.35mm), ..rows.intersperse(rule(0.25mm)), rule(0.35mm)))
}

#v(35mm)
#[#issuer-mark(data.issuers, data.markWord) <issuer-mark>]
#lines(2)
#[#align(center, flat(data.number)) <number>]
#v(4mm)
#[#block(above: 0pt, below: 0pt, line(length: 100%, stroke: 0.6mm + ink)) <red-rule>]
#lines(2)
#[#heading-title(data.title) <title>]
#lines(1)
#if data.recipients != "" [#flat(data.recipients + "：") <recipients>]

// The signature never stands alone on a page: the attachment note, or a last paragraph too short to run over, goes with it.
#let last = data.body.len() - 1
#for (index, each) in data.body.enumerate() {
  if index == last and each.kind == "paragraph" and data.attachments.len() == 0 and each.text.clusters().len() < 200 { block(sticky: true, body-block(each)) } else { body-block(each) }
}
#if data.attachments.len() > 0 { attachment-note(data.attachments.map(each => each.title)) }
#if data.signatories.len() > 0 {
  if data.sealed { sealed-signature(data.signatories, data.date) } else { plain-signature(data.signatories, data.date) }
}
#if data.remark != "" { par("（" + data.remark + "）") }

#for (index, each) in data.attachments.enumerate() {
  if each.body.len() > 0 {
    pagebreak()
    flat(text(..face("black"), "附件" + if data.attachments.len() > 1 { str(index + 1) } else { "" }))
    lines(1)
    heading-title(each.title)
    lines(1)
    for part in each.body { body-block(part) }
  }
}

#if data.cc != "" or data.printOffice != "" {
  place(bottom, float: true, clearance: pitch, imprint(data.cc, data.printOffice, data.printDate))
}
`,
};
