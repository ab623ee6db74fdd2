import type {
  CellSource,
  Condition,
  Figure,
  NameRun,
  ReportParagraph,
  Run,
  TextRun,
  WordsPlace,
  WordsRun,
} from "./model";

/** What a sentence is put together from. */
export type Piece = Run | readonly Run[] | string;

/** A sentence as runs: say`已完成${done}。` */
export function say(
  texts: TemplateStringsArray,
  ...pieces: readonly Piece[]
): readonly Run[] {
  return texts.flatMap((text, i): readonly Run[] => {
    const piece = pieces[i];
    return [...runsOf(text), ...(piece === undefined ? [] : runsOf(piece))];
  });
}

function runsOf(piece: Piece): readonly Run[] {
  if (typeof piece === "string") return piece === "" ? [] : [text(piece)];
  return "kind" in piece ? [piece] : piece;
}

export function text(content: string): TextRun {
  return { kind: "text", text: content };
}

export function words(content: string, place: WordsPlace | null): WordsRun {
  return { kind: "words", text: content, place };
}

export function name(content: string, source: CellSource): NameRun {
  return { kind: "name", text: content, source };
}

/** One of two wordings by a figure. */
export function when(
  left: Figure,
  is: Condition["is"],
  right: Condition["right"],
  then: Piece,
  otherwise: Piece = "",
): readonly Run[] {
  return [
    {
      kind: "choice",
      when: { left, is, right },
      then: runsOf(then),
      otherwise: runsOf(otherwise),
    },
  ];
}

/** One of two wordings by whether a figure is known. */
export function whenKnown(
  figure: Figure,
  then: Piece,
  otherwise: Piece,
): readonly Run[] {
  // Of what is not known no comparison holds, not even with itself.
  return when(figure, "=", figure, then, otherwise);
}

export function paragraph(
  runs: readonly Run[],
  style: ReportParagraph["style"] = "body",
): ReportParagraph {
  return { kind: "paragraph", style, runs };
}

/** Pieces one after the other with a mark between each two. */
export function joined(pieces: readonly Piece[], mark: string): readonly Run[] {
  return pieces.flatMap((piece, i) => [
    ...(i === 0 ? [] : runsOf(mark)),
    ...runsOf(piece),
  ]);
}
