/** One line of a plot; points in order of `x`. */
export interface Series {
  readonly name: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

export interface Plot {
  readonly title: string
  /** Both axes are logarithmic; all values above 0. */
  readonly xLabel: string
  readonly yLabel: string
  readonly series: readonly Series[]
}

const SIZE = { width: 720, height: 420, left: 70, right: 210, top: 50, bottom: 55 } as const
/** Told apart by those who see few colours as well. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'] as const

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Powers of ten that hold all values. */
function decades(values: readonly number[]): { readonly from: number; readonly to: number } {
  const from = Math.floor(Math.log10(Math.min(...values)))
  return { from, to: Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values)))) }
}

const scaleOf = (values: readonly number[], first: number, last: number) => {
  const { from, to } = decades(values)
  const place = (value: number): number =>
    first + ((Math.log10(value) - from) / (to - from)) * (last - first)
  const ticks = Array.from({ length: to - from + 1 }, (_, step) => 10 ** (from + step))
  return { place, ticks }
}

const text = (x: number, y: number, words: string, rest = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${rest}>${escaped(words)}</text>`

const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="#ddd"/>`

/** As an SVG file with a white ground, which reads on dark pages too. */
export function renderPlot({ title, xLabel, yLabel, series }: Plot): string {
  const { width, height, left, right, top, bottom } = SIZE
  const points = series.flatMap((one) => one.points)
  const x = scaleOf(
    points.map(([value]) => value),
    left,
    width - right,
  )
  const y = scaleOf(
    points.map(([, value]) => value),
    height - bottom,
    top,
  )
  const middle = (left + width - right) / 2
  const centred = 'text-anchor="middle"'
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    text(left, 24, title, 'font-size="15"'),
    ...x.ticks.map((tick) => line(x.place(tick), top, x.place(tick), height - bottom)),
    ...x.ticks.map((tick) =>
      text(x.place(tick), height - bottom + 18, tick.toLocaleString('en'), centred),
    ),
    ...y.ticks.map((tick) => line(left, y.place(tick), width - right, y.place(tick))),
    ...y.ticks.map((tick) =>
      text(left - 8, y.place(tick) + 4, tick.toLocaleString('en'), 'text-anchor="end"'),
    ),
    text(middle, height - 14, xLabel, centred),
    text(left, top - 10, yLabel),
    ...series.flatMap((one, row) =>
      curve(one, COLOURS[row % COLOURS.length]!, (px, py) => [x.place(px), y.place(py)]),
    ),
    ...legend(series),
    '</svg>\n',
  ].join('\n')
}

function curve(
  { points }: Series,
  colour: string,
  place: (x: number, y: number) => readonly [number, number],
): string[] {
  const placed = points.map(([x, y]) => place(x, y).map((value) => value.toFixed(1)))
  return [
    `<polyline points="${placed.map((point) => point.join(',')).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...placed.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${colour}"/>`),
  ]
}

function legend(series: readonly Series[]): string[] {
  const x = SIZE.width - SIZE.right + 16
  return series.flatMap(({ name }, row) => {
    const y = SIZE.top + 14 + row * 20
    const colour = COLOURS[row % COLOURS.length]!
    return [
      `<rect x="${x}" y="${y - 9}" width="12" height="4" fill="${colour}"/>`,
      text(x + 18, y - 2, name),
    ]
  })
}
