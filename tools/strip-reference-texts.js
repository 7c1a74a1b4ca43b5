import ts from "typescript";

/** What the documentation and the metadata files say of a function; no formula needs it to be computed. */
const REFERENCE = new Set(["name", "category", "description", "formula", "examples", "source", "seeAlso", "notes"]);
const DEFINERS = /^define(Element|Series|Whole)Metric$|^defineDataFunction$/;

/**
 * A transformer for ts-loader: leaves out of the shipped functions what only their reference pages and metadata files
 * say, so that Excel has less to load before the first formula. The tests and the generators see the whole definitions.
 * Of a parameter's label the Chinese stays: error texts of both languages name it, `float_cap (流通市值)`.
 */
export function stripReferenceTexts(context) {
  const { factory } = context;
  const isReference = (property) => ts.isPropertyAssignment(property) && REFERENCE.has(property.name.getText());
  const isHint = (property) => ts.isPropertyAssignment(property) && property.name.getText() === "hint";
  const isNamed = (name) => (property) => property.name?.getText() === name;
  const isParameter = (node) => ts.isObjectLiteralExpression(node) && node.properties.some(isNamed("kind"));
  const isLabel = (node) =>
    isNamed("label")(node) && ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.initializer);
  const visit = (node) => {
    if (isLabel(node) && isParameter(node.parent)) {
      const kept = node.initializer.properties.filter((property) => !isNamed("en")(property));
      return factory.updatePropertyAssignment(node, node.name, factory.createObjectLiteralExpression(kept));
    }
    if (ts.isObjectLiteralExpression(node) && node.properties.some(isHint)) {
      const kept = node.properties.filter((property) => !isHint(property));
      return ts.visitEachChild(factory.updateObjectLiteralExpression(node, kept), visit, context);
    }
    if (ts.isCallExpression(node) && DEFINERS.test(node.expression.getText()) && node.arguments.length === 1) {
      const [definition] = node.arguments;
      if (ts.isObjectLiteralExpression(definition)) {
        const kept = definition.properties.filter((property) => !isReference(property));
        const smaller = factory.updateObjectLiteralExpression(definition, kept);
        const call = factory.updateCallExpression(node, node.expression, node.typeArguments, [smaller]);
        return ts.visitEachChild(call, visit, context);
      }
    }
    return ts.visitEachChild(node, visit, context);
  };
  return (file) => (/\/(core\/metrics|functions\/data)\//.test(file.fileName) ? ts.visitNode(file, visit) : file);
}
