const width = 104;
const height = 24;

/** A small curve without axes. It repeats what numbers beside it say, so screen readers pass it. */
export function Spark({ values }: { readonly values: readonly number[] }) {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2) return <span class="spark none">–</span>;
  const min = Math.min(...finite);
  const max = Math.max(...finite);
  const x = (index: number) => 2 + (index / (finite.length - 1)) * (width - 6);
  const y = (value: number) => 3 + (1 - (value - min) / (max - min || 1)) * (height - 6);
  const places = finite.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  const last = finite.length - 1;
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <polyline points={places.join(" ")} />
      <circle cx={x(last)} cy={y(finite[last] ?? min)} r="2" />
    </svg>
  );
}
