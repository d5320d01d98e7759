/** Upper end of the one-sided 95 % interval of a share of few: exact for a Poisson count. */
export function upperBound(count: number, of: number): number {
  let low = count;
  let high = 2 * count + 20;
  // The mean at which `count` or fewer would be seen in one of twenty runs.
  for (let step = 0; step < 60; step++) {
    const mean = (low + high) / 2;
    if (poissonAtMost(count, mean) > 0.05) low = mean;
    else high = mean;
  }
  return high / of;
}

function poissonAtMost(count: number, mean: number): number {
  // From the largest term down: the first one is 0 to the machine where the mean is large.
  let logOfTerm = count * Math.log(mean) - mean;
  for (let k = 2; k <= count; k++) logOfTerm -= Math.log(k);
  let term = Math.exp(logOfTerm);
  let sum = term;
  for (let k = count; k > 0; k--) {
    term *= k / mean;
    sum += term;
  }
  return sum;
}
