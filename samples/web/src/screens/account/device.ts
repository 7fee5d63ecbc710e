/** Browser and system of a device, from what it says that it is (its `User-Agent`). */
export interface Device {
  readonly browser: string;
  readonly system: string | undefined;
}

// In this order: each names those after it as well, for the sake of old servers.
const browsers = [["Edge", /\bEdg(?:e|A|iOS)?\//], ["Opera", /\bOPR\//], ["Samsung Internet", /\bSamsungBrowser\//], ["Firefox", /\b(?:Firefox|FxiOS)\//], ["Chrome", /\b(?:HeadlessChrome|Chrome|CriOS)\//], ["Safari", /\bSafari\//]] as const;
const systems = [["iPhone", /\biPhone\b/], ["iPad", /\biPad\b/], ["Android", /\bAndroid\b/], ["Windows", /\bWindows\b/], ["ChromeOS", /\bCrOS\b/], ["macOS", /\bMac OS X\b/], ["Linux", /\bLinux\b/]] as const;

/** What a person would call a device; the first word of what it says for a program that is no browser. */
export function deviceOf(userAgent: string | null | undefined): Device | undefined {
  const text = userAgent?.trim();
  if (!text) return undefined;
  const named = (names: readonly (readonly [string, RegExp])[]) => names.find(([, pattern]) => pattern.test(text))?.[0];
  return { browser: named(browsers) ?? text.split(/[\s/]/)[0]!, system: named(systems) };
}
