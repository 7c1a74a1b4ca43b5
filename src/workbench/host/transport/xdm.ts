/** The messages between a host page and the frame of an add-in, as Office.js exchanges them: JSON texts sent with `postMessage`. */

interface XdmRequest {
  readonly _messageType: 0;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _actionType: 0 | 1 | 2;
  readonly _data: unknown;
}

interface XdmOptions {
  readonly frame: HTMLIFrameElement;
  readonly conversation: string;
  /** The only origin that is listened to. */
  readonly origin: string;
  /** Answers a call; undefined sends no answer. */
  readonly invoke: (action: string, data: unknown) => unknown;
  readonly onRegister: (event: string, registered: boolean) => void;
  readonly report: (failure: unknown) => void;
}

const requestMessage = 0;
const responseMessage = 1;
const invokeAction = 0;
const registerAction = 1;
const forCalling = 0;
const forEventing = 1;
const failed = -1;

export const succeeded = { Error: 0, Version: 1 } as const;

/** The conversation with one frame. */
export class XdmChannel {
  private readonly options: XdmOptions;
  private readonly receive = (event: MessageEvent): void => {
    if (event.source !== this.options.frame.contentWindow || event.origin !== this.options.origin) return;
    const request = parseRequest(event.data);
    if (request?._conversationId === this.options.conversation) void this.answer(request);
  };

  constructor(options: XdmOptions) {
    this.options = options;
    window.addEventListener("message", this.receive);
  }

  /** Tells the add-in of an event for which it registered. */
  sendEvent(event: string, data: unknown): void {
    this.post({ _actionName: event, _correlationId: 0, _errorCode: 0, _responseType: forEventing, _data: data });
  }

  close(): void {
    window.removeEventListener("message", this.receive);
  }

  private async answer(request: XdmRequest): Promise<void> {
    try {
      const data = await this.dispatch(request);
      if (data !== undefined) this.reply(request, 0, data);
    } catch (failure) {
      this.options.report(failure);
      this.reply(request, failed, String(failure));
    }
  }

  private dispatch({ _actionType, _actionName, _data }: XdmRequest): unknown {
    if (_actionType === invokeAction) return this.options.invoke(_actionName, _data);
    this.options.onRegister(_actionName, _actionType === registerAction);
    return succeeded;
  }

  private reply({ _actionName, _correlationId }: XdmRequest, errorCode: number, data: unknown): void {
    this.post({ _actionName, _correlationId, _errorCode: errorCode, _responseType: forCalling, _data: data });
  }

  private post(message: object): void {
    const { frame, conversation, origin } = this.options;
    const text = JSON.stringify({ _messageType: responseMessage, _conversationId: conversation, ...message });
    frame.contentWindow?.postMessage(text, origin);
  }
}

function parseRequest(data: unknown): XdmRequest | null {
  if (typeof data !== "string" || !data.startsWith("{")) return null;
  try {
    const message = JSON.parse(data) as { _messageType?: number };
    return message._messageType === requestMessage ? (message as XdmRequest) : null;
  } catch {
    return null;
  }
}
