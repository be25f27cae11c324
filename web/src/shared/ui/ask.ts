// One question with two answers, asked by any screen and shown by the frame.

import { shallowRef } from 'vue'

export interface Question {
  title: string
  message: string
  yes: string
  no: string
  answer: (yes: boolean) => void
}

export const question = shallowRef<Question | null>(null)

export function ask(title: string, message: string, yes: string, no: string): Promise<boolean> {
  return new Promise((done) => {
    question.value?.answer(false)
    question.value = {
      title,
      message,
      yes,
      no,
      answer: (answer) => {
        question.value = null
        done(answer)
      },
    }
  })
}
