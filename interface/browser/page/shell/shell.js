export function mountShell() {}
