// Colours of the map for canvases, by theme; the same values as in style/base.css where both need them.

const LIGHT = {
  ink: '#1B2330', muted: '#5A6472', panel: '#FFFFFF', ground: '#FBFAF6', block: '#F0EDE5', river: '#CFE1EA',
  wave: '#B5D0DD', bank: '#8FB3C4', hatch: '#DFDAD0', a: '#5F6875', b: '#0B5394', emergency: '#9C2A8E',
  volunteers: '#00796B', net: '#263142', plaza: '#FBFAF6',
  tokens: ['#C8102E', '#4A5361', '#2E93D1', '#7A9A2E', '#7B5A3C', '#E0861A', '#00796B'],
  burden: ['#DDD8CD', '#E2B367', '#CC8133', '#A0511F', '#5E280C'],
  asset: ['#DDD8CD', '#BCDAD2', '#77BAAD', '#2A8C7D', '#00524A'],
  position: ['#8C5A12', '#CDA55F', '#EFEBE2', '#8FA8C9', '#2F5597'],
  difference: ['#5F6875', '#B3B9C1', '#EFEBE2', '#8FB6DA', '#0B5394'],
}

const DARK = {
  ink: '#EAE7E1', muted: '#9DA7B4', panel: '#191F27', ground: '#161C23', block: '#1C232B', river: '#12303F',
  wave: '#1E4758', bank: '#3B6B80', hatch: '#2E3742', a: '#AAB3BF', b: '#6DB6F2', emergency: '#E573D3',
  volunteers: '#45D6BD', net: '#DCE3EC', plaza: '#161C23',
  tokens: ['#FF5A63', '#98A3B3', '#5CBBF0', '#B4CF5F', '#C79B74', '#F5A742', '#45D6BD'],
  burden: ['#3A434E', '#6B5632', '#A2732E', '#DD9A3C', '#FFD884'],
  asset: ['#3A434E', '#27595A', '#2F857E', '#45BBA8', '#A6F0DF'],
  position: ['#E3B55C', '#8F7440', '#2A323B', '#5C7FA8', '#9CC3F5'],
  difference: ['#C9D0D9', '#6E7884', '#262E37', '#3F74A6', '#6DB6F2'],
}

export function palette(theme) {
  return theme === 'dark' ? DARK : LIGHT
}

/** Of ink and panel, the one that can be read on a colour. */
export function readable(fill, colours) {
  const contrast = (text) => {
    const [one, two] = [luminance(text), luminance(fill)].sort((x, y) => y - x)
    return (one + 0.05) / (two + 0.05)
  }
  return contrast(colours.ink) >= contrast(colours.panel) ? colours.ink : colours.panel
}

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
