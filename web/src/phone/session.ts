// The session is shared with the review desk.
export { deviceName, useSession } from '@/shared/session'
