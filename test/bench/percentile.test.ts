import { percentile } from '../../bench/triggers/percentile';

const oneToTwenty = Array.from({ length: 20 }, (_, index) => 20 - index);

it.each([
	[0.5, 10],
	[0.95, 19],
	[1, 20],
	[0, 1],
])('the value below which a share of %s lies is %s', (share, expected) => {
	expect(percentile(oneToTwenty, share)).toBe(expected);
});

it('is the only one there is, whatever the share', () => {
	expect([0.5, 0.95].map((share) => percentile([7], share))).toEqual([7, 7]);
});

it('is nothing of nothing', () => {
	expect(() => percentile([], 0.5)).toThrow('There is no percentile of nothing');
});
