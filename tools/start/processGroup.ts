/**
 * Ends a process that was started with `detached`, and whatever it has started in turn, at once.
 * @param leader its process id; undefined where it could not be started
 */
export function killGroup(leader: number | undefined): void {
	if (leader === undefined) return;
	try {
		process.kill(-leader, 'SIGKILL');
	} catch (error) {
		const gone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
		if (!gone) throw error;
	}
}
