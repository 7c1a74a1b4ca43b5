const SEPARATOR = "、";

/** The labels of a field that holds several, such as the concepts of a security. */
export const splitLabels = (text: string): readonly string[] => text.split(SEPARATOR);

/** Writes several labels as one text. */
export const joinLabels = (labels: readonly string[]): string => labels.join(SEPARATOR);

/** Whether the text can be one label among several. */
export const isSingleLabel = (text: string): boolean => text !== "" && !text.includes(SEPARATOR);
