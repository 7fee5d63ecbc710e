/** What the bundler writes for: the first versions that know what the pages' styles use, such as nesting and `color-mix`. */
export const browsers = ["es2022", "chrome111", "firefox113", "safari16.4"];
