import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { codeIn, isCode, isEmail, isPasswordLength, isPhone, isUsername, phoneIn } = await bundled("samples/web/src/data/checks.ts");

test("a code is read in any digits, with what is pasted along", () => {
  assert.equal(codeIn(" 418 203 "), "418203");
  assert.equal(codeIn("٤١٨٢٠٣"), "418203");
  assert.equal(codeIn("۴۱۸۲۰۳"), "418203");
  assert.ok(isCode("418203") && !isCode("41820") && !isCode("41820a"));
});

test("a telephone number is read as people write it", () => {
  assert.equal(phoneIn("+234 (801) 234-56.78"), "+2348012345678");
  assert.equal(phoneIn("00234 801 234 5678"), "+2348012345678");
  assert.ok(isPhone("+2348012345678") && !isPhone("08012345678") && !isPhone("+0123456789") && !isPhone("+12345"));
});

test("an email address has something on both sides of its @, and a dot", () => {
  for (const good of ["a@b.co", "name+tag@example.com", "naïve@exämple.de"]) assert.ok(isEmail(good), good);
  for (const bad of ["", "a", "a@b", "a b@c.de", "@b.co", "a@b.", `${"a".repeat(250)}@b.co`]) assert.ok(!isEmail(bad), bad);
});

test("a password's length is counted in characters, not in their parts", () => {
  assert.ok(!isPasswordLength("1234567") && isPasswordLength("12345678"));
  assert.ok(!isPasswordLength("😀".repeat(7)) && isPasswordLength("😀".repeat(128)) && !isPasswordLength("😀".repeat(129)));
});

test("a username has a letter, and a letter or digit at either end", () => {
  for (const good of ["abc", "a.b-c_d", "1a2"]) assert.ok(isUsername(good), good);
  for (const bad of ["ab", "123", ".abc", "abc-", "a b c", "äbc"]) assert.ok(!isUsername(bad), bad);
});
