/** The part of Omnitone 1.3.0 (Apache-2.0) that the player uses; the package has no types. */
declare module "omnitone/build/omnitone.esm.js" {
  interface Renderer {
    readonly input: GainNode;
    readonly output: GainNode;
    /** Resolves when the impulse responses (inside the package, or the given files) are decoded. */
    initialize(): Promise<void>;
    /** Column-major 3 × 3; does nothing before `initialize()` has resolved. */
    setRotationMatrix3(matrix: ArrayLike<number>): void;
  }

  const Omnitone: {
    createFOARenderer(
      context: BaseAudioContext,
      /** two stereo files: W and Y, Z and X */
      config?: { hrirPathList?: string[] },
    ): Renderer;
    createHOARenderer(context: BaseAudioContext, config: { ambisonicOrder: 2 }): Renderer;
  };
  export default Omnitone;
}
