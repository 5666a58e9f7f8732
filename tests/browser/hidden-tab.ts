/**
 * A tab that can really be hidden. Playwright keeps its own pages visible whatever lies before them
 * (it emulates their focus), so this one is opened beside them, by the protocol alone.
 */
import type { Browser, CDPSession } from "playwright-core";

interface Message {
  id?: number;
  result?: { result?: { value?: unknown } };
  error?: { message: string };
}

export class HiddenTab {
  #count = 0;
  readonly #waiting = new Map<number, (message: Message) => void>();

  private constructor(
    private readonly session: CDPSession,
    private readonly sessionId: string,
  ) {
    session.on("Target.receivedMessageFromTarget", ({ message }) => {
      const told = JSON.parse(message) as Message;
      this.#waiting.get(told.id ?? 0)?.(told);
    });
  }

  /** A page in a context of its own; it is visible first. */
  static async open(browser: Browser, url: string): Promise<HiddenTab> {
    const session = await browser.newBrowserCDPSession();
    const { browserContextId } = await session.send("Target.createBrowserContext");
    const { targetId } = await session.send("Target.createTarget", { url, browserContextId });
    const { sessionId } = await session.send("Target.attachToTarget", { targetId });
    const tab = new HiddenTab(session, sessionId);
    await tab.show();
    // Freezing hides it as well; that remains when it thaws, under the emulated focus.
    await tab.#send("Page.setWebLifecycleState", { state: "frozen" });
    await tab.#send("Page.setWebLifecycleState", { state: "active" });
    return tab;
  }

  show(): Promise<unknown> {
    return this.#send("Emulation.setFocusEmulationEnabled", { enabled: true });
  }

  hide(): Promise<unknown> {
    return this.#send("Emulation.setFocusEmulationEnabled", { enabled: false });
  }

  /** What a question without arguments is answered in the page. */
  async evaluate<T>(question: () => T | Promise<T>): Promise<T> {
    const expression = `(${question.toString()})()`;
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result } = await this.#send("Runtime.evaluate", asked);
    return result?.result?.value as T;
  }

  async waitForTimeout(milliseconds: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  async #send(method: string, params: object): Promise<Message> {
    const id = (this.#count += 1);
    const answered = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await this.session.send("Target.sendMessageToTarget", { sessionId: this.sessionId, message });
    const answer = await answered;
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return answer;
  }
}
