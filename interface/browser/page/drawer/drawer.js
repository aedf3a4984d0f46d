export function mountDrawer() {}
