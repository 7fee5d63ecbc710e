/** Digits of any script that a keyboard may write, as 0 to 9. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** The six digits of a code as they were pasted or written, spaces and all. */
export function codeIn(text: string): string {
  return latinDigits(text).replace(/[\s\u200e\u200f-]/g, "");
}

export function isCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** Whether a text looks like an email address; the API knows the rules in full. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
}

/** A telephone number without what people write between its digits. */
export function phoneIn(text: string): string {
  return latinDigits(text).replace(/[\s.()\u200e\u200f-]/g, "").replace(/^00/, "+");
}

export function isPhone(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/** Whether a password has 8 to 128 characters, each counted once whatever its script. */
export function isPasswordLength(text: string): boolean {
  const length = [...text].length;
  return length >= 8 && length <= 128;
}

export function isUsername(text: string): boolean {
  return /^(?=.*[a-z])[a-z0-9][a-z0-9._-]{1,98}[a-z0-9]$/i.test(text);
}
