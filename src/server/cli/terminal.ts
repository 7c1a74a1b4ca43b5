import { clearLine, cursorTo } from "node:readline";
import type { Language, Text } from "../../core/text.ts";

/** Where a command speaks: results on stdout, everything else on stderr, in one language. */
export interface Terminal {
  readonly language: Language;
  say(text: Text): void;
  complain(text: Text): void;
  /** A line that the next one replaces; shown only where someone watches. */
  progress(text: Text): void;
}

export function openTerminal(
  language: Language,
  stdout: NodeJS.WriteStream = process.stdout,
  stderr: NodeJS.WriteStream = process.stderr,
): Terminal {
  // Whoever reads us may stop reading (`| head`): the work goes on, and what it stored stays.
  for (const stream of [stdout, stderr]) stream.on("error", () => undefined);
  let progressShown = false;
  const endProgress = (): void => {
    if (!progressShown) return;
    clearLine(stderr, 0);
    cursorTo(stderr, 0);
    progressShown = false;
  };
  return {
    language,
    say(text) {
      endProgress();
      stdout.write(`${text[language]}\n`);
    },
    complain(text) {
      endProgress();
      stderr.write(`${text[language]}\n`);
    },
    progress(text) {
      if (!stderr.isTTY) return;
      endProgress();
      stderr.write(text[language]);
      progressShown = true;
    },
  };
}
