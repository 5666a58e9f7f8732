/** The part of Omnitone 1.3.0 (Apache-2.0) that the player uses; the package has no types. */
declare module "omnitone/build/omnitone.esm.js" {
  export interface FOARenderer {
    readonly input: GainNode;
    readonly output: GainNode;
    /** Resolves when the impulse responses (inside the package) are decoded. */
    initialize(): Promise<void>;
    /** Column-major 4 × 4; does nothing before `initialize()` has resolved. */
    setRotationMatrix4(matrix: ArrayLike<number>): void;
    setRenderingMode(mode: "ambisonic" | "bypass" | "off"): void;
  }

  const Omnitone: {
    createFOARenderer(
      context: BaseAudioContext,
      config?: { channelMap?: number[]; renderingMode?: "ambisonic" | "bypass" | "off" },
    ): FOARenderer;
  };
  export default Omnitone;
}
