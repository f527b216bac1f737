/** Keys as they stand on the keyboard. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="nw">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
