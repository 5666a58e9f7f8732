import { describe, expect, test } from "vitest";
import { readFrames, readWavHeader, WavProblem } from "./wav";

interface Fields {
  form?: string;
  tag?: number;
  channels?: number;
  bits?: number;
  dataSize?: number;
}

/** A header as files have it: `fmt `, a comment of odd length, then the samples. */
function header({ form = "RIFF", tag = 1, channels = 4, bits = 24, dataSize = 240 }: Fields) {
  const bytes: number[] = [];
  const letters = (word: string) =>
    bytes.push(...Array.from(word, (letter) => letter.charCodeAt(0)));
  const number = (value: number, size: number) => {
    for (let octet = 0; octet < size; octet += 1)
      bytes.push(Math.floor(value / 256 ** octet) % 256);
  };
  letters(form);
  number(0xffffffff, 4);
  letters("WAVE");
  if (form === "RF64") {
    letters("ds64");
    number(28, 4);
    number(0, 8);
    number(5_000_000_004, 8);
    number(0, 12);
  }
  letters("fmt ");
  number(16, 4);
  number(tag, 2);
  number(channels, 2);
  number(48_000, 4);
  number(48_000 * channels * (bits / 8), 4);
  number(channels * (bits / 8), 2);
  number(bits, 2);
  letters("LIST");
  number(3, 4);
  letters("abc\0");
  letters("data");
  number(dataSize, 4);
  return Uint8Array.from(bytes).buffer;
}

describe("the header of a WAV file", () => {
  test("tells where the samples lie, past what does not matter here", () => {
    const format = readWavHeader(header({}));
    expect(format).toMatchObject({ channels: 4, rate: 48_000, encoding: "int24", frames: 20 });
    expect(format.start).toBe(header({}).byteLength);
  });

  test("tells of more than 4 GB in RF64", () => {
    const format = readWavHeader(header({ form: "RF64", dataSize: 0xffffffff }));
    expect(format.frames).toBe(5_000_000_004 / 12);
  });

  test.each([
    [header({ bits: 8 }), /8-bit/],
    [header({ form: "FORM" }), /not a WAV/],
    [new ArrayBuffer(3), /not a WAV/],
    [header({}).slice(0, 30), /no samples/],
  ])("is refused in words when it cannot be read", (head, words) => {
    expect(() => readWavHeader(head)).toThrow(WavProblem);
    expect(() => readWavHeader(head)).toThrow(words);
  });
});

describe("samples", () => {
  const two = (encoding: "int16" | "int24" | "int32" | "float32", bytes: number[]) => {
    const format = { channels: 2, rate: 48_000, encoding, start: 0, frames: 1 };
    const frameBytes = bytes.length;
    const [left, right] = readFrames({ ...format, frameBytes }, Uint8Array.from(bytes).buffer);
    return [left?.[0], right?.[0]];
  };

  test("are read in every encoding, with their signs", () => {
    expect(two("int16", [0x00, 0x40, 0x00, 0x80])).toEqual([0.5, -1]);
    expect(two("int24", [0x00, 0x00, 0xc0, 0xff, 0xff, 0x7f])).toEqual([-0.5, 1 - 2 ** -23]);
    expect(two("int24", [0x01, 0x00, 0x00, 0xff, 0xff, 0xff])).toEqual([2 ** -23, -(2 ** -23)]);
    expect(two("int32", [0, 0, 0, 0x20, 0, 0, 0, 0x80])).toEqual([0.25, -1]);
    expect(two("float32", [0, 0, 0x80, 0x3f, 0, 0, 0, 0xbf])).toEqual([1, -0.5]);
  });
});
