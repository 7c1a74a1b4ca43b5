type SendInvoked = (event: Readonly<Record<number, string>>) => void;

/** Ribbon commands on their way to the add-in and back. */
export class Commands {
  private readonly send: SendInvoked;
  private readonly running = new Map<string, () => void>();
  private waiting: (() => void)[] | null = [];
  private count = 0;

  constructor(send: SendInvoked) {
    this.send = send;
  }

  run(functionName: string, controlId: string): Promise<void> {
    this.count += 1;
    const command = `command-${this.count}`;
    const send = (): void =>
      this.send({ 0: command, 1: functionName, 2: JSON.stringify({ source: { id: controlId } }) });
    const done = new Promise<void>((resolve) => this.running.set(command, resolve));
    if (this.waiting === null) send();
    else this.waiting.push(send);
    return done;
  }

  /** The add-in listens: commands that waited for it are sent. */
  start(): void {
    for (const send of this.waiting?.splice(0) ?? []) send();
    this.waiting = null;
  }

  complete(command: string): void {
    this.running.get(command)?.();
    this.running.delete(command);
  }
}
