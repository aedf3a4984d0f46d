export function mountPanels() {}
