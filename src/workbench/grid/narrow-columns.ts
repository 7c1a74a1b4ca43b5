import { CellValueType, type IStyleData } from "@univerjs/core";
import { Font, FontCache, Text } from "@univerjs/preset-sheets-core";
import { GENERAL, numberFormatOf } from "./cell-style.ts";
import { fitFormattedNumber, fitGeneralNumber } from "./fit-number.ts";

interface DrawnCell {
  readonly fontCache?: { readonly style?: IStyleData };
}

const RENDER_TEXT = "_renderText";

type RenderText = (...given: [context: unknown, row: number, column: number, cell: DrawnCell]) => void;

/** The number format of the cell that is being drawn, which those who draw its text are not told. */
let format = GENERAL;

const renderText = Reflect.get(Font.prototype, RENDER_TEXT) as RenderText;

function renderTextOfFormat(this: Font, ...given: Parameters<RenderText>): void {
  format = numberFormatOf(given[3].fontCache?.style);
  renderText.apply(this, given);
}
Reflect.set(Font.prototype, RENDER_TEXT, renderTextOfFormat);

/** The engine cuts a number off where its column ends. */
const draw = Text.drawWith.bind(Text);

Text.drawWith = (context, props, skeleton) => {
  if (props.cellValueType !== CellValueType.NUMBER || props.warp) return draw(context, props, skeleton);
  const widthOf = (text: string): number => FontCache.getMeasureText(text, props.fontStyle).width;
  const fit = format === GENERAL ? fitGeneralNumber : fitFormattedNumber;
  const text = fit(props.text, props.width, widthOf);
  return draw(context, { ...props, text }, text === props.text ? skeleton : undefined);
};
