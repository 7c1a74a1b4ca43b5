/** Covers the grid while the workbook changes under it. */
export function Activity({ text }: { readonly text: string }) {
  return (
    <div className="activity" role="status">
      <span className="spinner" aria-hidden="true" />
      {text}
    </div>
  );
}
