/** The error values of spreadsheets. */

const ERROR = /^(?:#(?:[a-z]\/[a-z]|[a-z]{2}(?![a-z!?])|getting_data|[a-z]+(?:\/0)?[!?])|err:\d{3})/i;

/** The error value of a spreadsheet that a text begins with: `#N/A`, `#DIV/0!`, `Err:502`; undefined: none. */
export function spreadsheetError(text: string): string | undefined {
  return ERROR.exec(text)?.[0];
}

/** The filter that turns an error value into nan, and most others too. */
export function withoutErrors(error: string): string {
  if (/^err/i.test(error)) return "sed -E 's/[Ee]rr:[0-9]{3}/nan/g'";
  return /^#(?:N\/A|[A-Z]+(?:\/0)?[!?])$/.test(error)
    ? "sed -E 's,#(N/A|[A-Z]+(/0)?[!?]),nan,g'"
    : `sed 's,${error},nan,g'`;
}
