export function mountTours() {}
