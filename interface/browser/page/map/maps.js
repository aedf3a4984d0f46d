export function mountMaps() {}
