/** The analyser in the audio thread, listening to the sound field before it is turned. */
import workletUrl from "./field-analyser.worklet.ts?worker&url";

const loaded = new WeakMap<BaseAudioContext, Promise<void>>();

export class FieldAnalyser {
  private constructor(
    private readonly field: AudioNode,
    private readonly node: AudioWorkletNode,
  ) {}

  /** `told` gets BANDS × 4 numbers every 21 ms. Rejects where the browser has no worklets. */
  static async listen(
    field: AudioNode,
    told: (bands: Float32Array) => void,
  ): Promise<FieldAnalyser> {
    const { context } = field;
    let loading = loaded.get(context);
    if (!loading) loaded.set(context, (loading = context.audioWorklet.addModule(workletUrl)));
    await loading;
    const node = new AudioWorkletNode(context, "field-analyser", {
      numberOfOutputs: 0,
      channelCount: 4,
      channelCountMode: "explicit",
      channelInterpretation: "discrete",
    });
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      told(data);
    };
    field.connect(node);
    return new FieldAnalyser(field, node);
  }

  close(): void {
    this.node.port.onmessage = null;
    this.node.port.postMessage("stop");
    try {
      this.field.disconnect(this.node);
    } catch {
      // The graph was closed before and has let go of it: a player that leaves takes both along.
    }
  }
}
