import { CellValueType } from "@univerjs/core";
import { FontCache, Text } from "@univerjs/preset-sheets-core";
import { fitNumber } from "./fit-number.ts";

/** The engine cuts a number off where its column ends. */
const draw = Text.drawWith.bind(Text);

Text.drawWith = (context, props, skeleton) => {
  if (props.cellValueType !== CellValueType.NUMBER || props.warp) return draw(context, props, skeleton);
  const widthOf = (text: string): number => FontCache.getMeasureText(text, props.fontStyle).width;
  const text = fitNumber(props.text, props.width, widthOf);
  return draw(context, { ...props, text }, text === props.text ? skeleton : undefined);
};
